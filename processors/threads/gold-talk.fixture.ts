import type { GoldThread } from './gold.fixture.ts';

/** How bodies and people talk. Written by hand. */
export const TALK_THREADS: readonly GoldThread[] = [
  {
    name: 'rude: learn to read',
    expected: ['rude'],
    lines: ['a 0 Почему нет горячей воды?', 'A>0 2 Читать научитесь, объявление висит с понедельника.'],
  },
  {
    name: 'rude: move away',
    expected: ['rude'],
    lines: ['a 0 Мусор лежит неделю, вонь на весь двор', 'A>0 2 Не нравится — переезжайте, никто не держит.'],
  },
  {
    name: 'rude: hysterics',
    expected: ['rude'],
    lines: ['a 0 Сколько можно ждать автобус?!', 'A>0 2 Прекратите истерику, все ездят и молчат.'],
  },
  {
    name: 'rude: says thou',
    expected: ['rude'],
    lines: ['a 0 Когда почистят дорогу к больнице?', 'A>0 2 А тебе больше всех надо? Возьми лопату.'],
  },
  {
    name: 'rude: nothing else to do',
    expected: ['rude'],
    lines: ['a 0 Третий раз пишу про яму у дома 8', 'A>0 2 Вам заняться нечем? Каждый день одно и то же.'],
  },
  {
    name: 'blame: you broke it',
    expected: ['blame'],
    lines: ['a 0 Лифт опять стоит', 'A>0 2 Жильцы сами ломают, а потом жалуются.'],
  },
  {
    name: 'blame: you throw everything into the pipe',
    expected: ['blame'],
    lines: ['a 0 Канализация прорвала, течёт по двору', 'V>0 2 Сами засоряете сети, вот и результат.'],
    wall: 'V',
  },
  {
    name: 'blame: owners do not come',
    expected: ['blame'],
    lines: ['a 0 Подъезд грязный, когда уборка?', 'A>0 2 Собственники сами виноваты: на собрания не ходите.'],
  },
  {
    name: 'blame: weather',
    expected: ['blame'],
    lines: ['a 0 Дорога не чищена, гололед', 'A>0 2 Мы ни при чём, виновата погода.'],
  },
  {
    name: 'naming the culprit beside the remedy is no blame',
    expected: [],
    lines: [
      'a 0 Яма на Горького после раскопок',
      'A>0 2 Здравствуйте, извините. Виноват подрядчик: ему выписан штраф, яму заделает до 26 ноября.',
    ],
  },
  {
    name: 'ping-pong of two bodies',
    expected: ['ping_pong'],
    lines: [
      'a 0 Люк открыт на Северной, ребёнок чуть не упал!',
      'A>0 2 Люки не на нашем балансе, обращайтесь в водоканал.',
      'b>1 3 Безобразие',
      'V>0 5 Этот колодец не состоит на балансе, обратитесь в администрацию.',
    ],
  },
  {
    name: 'ping-pong: people come from there',
    expected: ['ping_pong'],
    lines: [
      'a 0 Кто уберёт снег у дома 3? В управляйке сказали, это к вам',
      'A>0 2 Это не наша зона, вам надо обращаться в управляющую компанию.',
      'a>1 3 Они нас к вам отправили!',
    ],
  },
  {
    name: 'ping-pong: in a circle',
    expected: ['ping_pong'],
    lines: [
      'a 0 Фонарь упал, провода торчат, опасно',
      'A>0 1 Данный вопрос не относится к нашей компетенции, звоните в электросети.',
      'a>1 2 Звонили, они футболят по кругу',
    ],
  },
  {
    name: 'one redirect with a number is fine',
    expected: [],
    lines: [
      'a 0 Нет света в гаражах',
      'A>0 1 Здравствуйте! Сети гаражей обслуживает кооператив, обратитесь в правление: ‹телефон›, работают до 18:00.',
    ],
  },
  {
    name: 'comments closed by the body',
    expected: ['closed'],
    lines: [
      'A 0 О ремонте моста.',
      'a>0 1 Позор, год прошёл',
      'A>0 2 Комментарии к посту закрыты из-за нарушения правил.',
    ],
  },
  {
    name: 'the body closes the discussion',
    expected: ['closed'],
    lines: [
      'A 0 Мост откроют весной.',
      'b>0 1 Какой весной?!',
      'A>1 2 Отключаем комментарии, всё уже сказано.',
    ],
  },
  {
    name: 'people ask why comments were closed',
    expected: ['closed'],
    lines: ['A 0 Новости дня.', 'a>0 1 А зачем вчера закрыли комментарии под постом о тарифах?'],
  },
  {
    name: 'comments stay open',
    expected: [],
    lines: ['A 0 Комментарии не закрываем, пишите ваши предложения по парку.', 'a>0 1 Больше лавочек'],
  },
  {
    name: 'closed is a road, not the comments',
    expected: [],
    lines: ['A 0 Улица Кузнецкая закрыта для проезда до пятницы.', 'a>0 1 Ясно, объедем'],
  },
  {
    name: 'escalation among people',
    expected: ['escalation'],
    wall: 'nobody',
    lines: [
      'a 0 Опять дорогу не почистили',
      'b>0 1 У нас чистили утром',
      'c>0 2 У нас тоже вроде нормально',
      'a>2 3 Ты слепой что ли, идиот?',
      'b>3 4 Сам дурак, заткнись',
      'd>0 5 Чинуши зажрались, гнать их, сволочи!!',
    ],
  },
  {
    name: 'escalation after a poor answer',
    expected: ['template', 'escalation'],
    lines: [
      'a 0 Нет воды пятый день',
      'b>0 0.5 У нас тоже нет',
      'c>0 0.7 И на Южной нет',
      'A>0 1 Ваше сообщение передано ответственным лицам.',
      'a>3 2 Вы издеваетесь?! Опять отписка, врут в глаза!',
      'b>3 3 Твари, вам бы так жить!!',
      'c>3 4 Ненавижу этих бездельников, в отставку!',
    ],
  },
  {
    name: 'a quarrel that calms down is no escalation',
    expected: [],
    wall: 'nobody',
    lines: [
      'a 0 Отменили автобус',
      'b>0 1 Идиоты, уволить всех!!',
      'c>0 2 Сволочи, сил нет',
      'd>0 3 Его перенесли на 7:20, висит объявление',
      'b>0 4 А, понял, спасибо',
      'a>0 5 Нашла, спасибо',
    ],
  },
  {
    name: 'one angry person is no escalation',
    expected: [],
    wall: 'nobody',
    lines: [
      'a 0 Снег не убран',
      'a>0 1 Ну что за люди',
      'a>0 2 Идиоты!!',
      'a>0 3 Сволочи, ненавижу',
      'a>0 4 Твари тупые',
    ],
  },
  {
    name: 'a calm talk among neighbours',
    expected: [],
    wall: 'nobody',
    lines: [
      'a 0 Кто знает, когда включат свет?',
      'b>0 1 Обещали к шести',
      'c>0 2 Уже дали',
      'a>0 3 Спасибо!',
      'd>0 4 И у нас есть',
    ],
  },
];
