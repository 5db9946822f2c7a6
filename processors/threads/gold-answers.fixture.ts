import type { GoldThread } from './gold.fixture.ts';

/** What bodies answer, or that they do not. Written by hand. */
export const ANSWER_THREADS: readonly GoldThread[] = [
  {
    name: 'silence for two days',
    expected: ['none'],
    lines: ['a 0 На Советской третий день нет воды, что происходит?'],
    auditedAfter: 50,
  },
  {
    name: 'silence, but the term is not over',
    expected: [],
    lines: ['a 0 На Советской третий день нет воды, что происходит?'],
    auditedAfter: 20,
  },
  {
    name: 'a question under a news post stays without answer',
    expected: ['none'],
    lines: ['A 0 Открыли обновлённый сквер на набережной.', 'b>0 1 А когда отремонтируют дорогу к скверу?'],
    auditedAfter: 40,
  },
  {
    name: 'praise under a news post needs no answer',
    expected: [],
    lines: [
      'A 0 Открыли обновлённый сквер на набережной.',
      'b>0 1 Красота, спасибо!',
      'c>0 2 Были вчера, понравилось',
    ],
    auditedAfter: 90,
  },
  {
    name: 'a complaint on a wall of nobody needs no answer',
    expected: [],
    wall: 'nobody',
    lines: ['a 0 Опять яма на Гагарина, колесо пробил', 'b>0 1 Там всегда так'],
    auditedAfter: 90,
  },
  {
    name: 'a complaint on a wall of nobody that names the body',
    expected: ['none'],
    wall: 'nobody',
    lines: ['a 0 Водоканал, почему второй день вода ржавая?'],
    auditedAfter: 60,
  },
  {
    name: 'an answer after four days',
    expected: ['late'],
    lines: [
      'a 0 Фонари на Мира не горят, темно как в лесу',
      'A>0 96 Здравствуйте! Линию на Мира починили вчера, фонари горят. Если погаснут — звоните ‹телефон›.',
    ],
    auditedAfter: 100,
  },
  {
    name: 'an answer one hour after the term',
    expected: ['late'],
    lines: [
      'a 0 Мусор не вывозят неделю',
      'A>0 25.5 Здравствуйте, машина была сегодня в 7:30, площадку убрали.',
    ],
    auditedAfter: 30,
  },
  {
    name: 'late and empty',
    expected: ['late', 'template'],
    lines: [
      'a 0 В подъезде нет света, просим починить',
      'A>0 70 Ваше обращение направлено в профильное подразделение.',
    ],
    auditedAfter: 80,
  },
  {
    name: 'a good answer with date and contact',
    expected: [],
    lines: [
      'a 0 Нет отопления в доме 5 на Ленина',
      'A>0 3 Здравствуйте! Приносим извинения. На трассе порыв, бригада работает, тепло дадут к 18:00. Диспетчер: ‹телефон›.',
    ],
  },
  {
    name: 'a good answer with the next step',
    expected: [],
    lines: [
      'a 0 Лифт не работает, пожилые люди сидят дома',
      'A>0 5 Добрый день. Инженер осмотрел лифт, нужна деталь, её привезут в четверг. До пятницы запустим и напишем здесь.',
    ],
  },
  {
    name: 'a good answer that also thanks for the appeal',
    expected: [],
    lines: [
      'a 0 Прошу убрать сухое дерево у школы',
      'A>0 4 Спасибо за обращение! Дерево обследовали, спилим до 28 ноября. Заявка № 418.',
    ],
  },
  {
    name: 'a good refusal with reasons and a date',
    expected: [],
    lines: [
      'a 0 Почему не чистят тротуар на Заречной?',
      'A>0 4 Здравствуйте. Тротуар на Заречной чистим после основных улиц, трактор будет там сегодня после 15:00.',
    ],
  },
  {
    name: 'a good answer by another body',
    expected: [],
    lines: [
      'a 0 Из колонки течет ржавая вода',
      'V>0 6 Здравствуйте! Пробы взяли утром, сеть промоем завтра до 12:00. Подвоз воды — у дома 3.',
    ],
  },
  {
    name: 'brush-off: in the established order',
    expected: ['template'],
    lines: [
      'a 0 Детская площадка сломана, торчат гвозди!',
      'A>0 3 Уважаемый житель! Ваше обращение принято к рассмотрению в установленном порядке.',
    ],
  },
  {
    name: 'brush-off: under control',
    expected: ['template'],
    lines: [
      'a 0 Когда уберут свалку за гаражами?',
      'A>0 3 Добрый день, вопрос на контроле, меры принимаются.',
    ],
  },
  {
    name: 'brush-off: write officially',
    expected: ['template'],
    lines: [
      'a 0 Крыша течет с весны, помогите',
      'A>0 3 Для решения вопроса обратитесь официально через портал, ответ будет дан в течение 30 дней.',
    ],
  },
  {
    name: 'brush-off: financing',
    expected: ['template'],
    lines: [
      'a 0 Дорога на Полевой — одни ямы, скорая не проедет',
      'A>0 3 Ремонт будет выполнен по мере поступления финансирования.',
    ],
  },
  {
    name: 'brush-off: works are going on',
    expected: ['template'],
    lines: [
      'a 0 Автобус 5 не ходит вторую неделю, почему?',
      'A>0 3 Здравствуйте. Работа ведётся в рамках полномочий, информация передана специалистам.',
    ],
  },
  {
    name: 'brush-off: soon',
    expected: ['template'],
    lines: [
      'a 0 Нет напора воды на пятом этаже',
      'V>0 2 Ситуация нам известна. Устраним в кратчайшие сроки.',
    ],
    wall: 'V',
  },
  {
    name: 'the same words to two people',
    expected: ['template'],
    lines: [
      'A 0 График уборки улиц опубликован на сайте.',
      'a>0 1 Почему на Труда не убирают снег?',
      'A>1 2 Здравствуйте! Мы услышали вас и учтём в работе, следите за новостями.',
      'b>0 3 На Речной гололед, люди падают, когда посыпят?',
      'A>3 4 Здравствуйте! Мы услышали вас и учтём в работе, следите за новостями.',
    ],
  },
  {
    name: 'an answer to thanks may be short',
    expected: [],
    lines: ['A 0 Вывезли ветки с Садовой.', 'a>0 1 Спасибо, чисто стало', 'A>1 2 Благодарим за отзыв!'],
  },
  {
    name: 'an answer about something else: festival',
    expected: ['foreign'],
    lines: [
      'a 0 Когда включат воду на Кирова?',
      'A>0 3 Приглашаем на праздник двора 5 декабря: будет концерт и ярмарка!',
    ],
  },
  {
    name: 'an answer about something else: buses for a school',
    expected: ['foreign'],
    lines: [
      'a 0 В школе на Горького холодно, дети сидят в куртках',
      'A>0 3 Здравствуйте! Расписание автобуса 12 изменится с понедельника, рейсов станет больше.',
    ],
  },
  {
    name: 'an answer about something else: lamps for dogs',
    expected: ['foreign'],
    lines: [
      'a 0 Стая собак у магазина кидается на людей!',
      'A>0 3 Добрый день. Освещение на этой улице восстановлено 20 ноября, лампы заменены.',
    ],
  },
  {
    name: 'an answer in other words about the same thing',
    expected: [],
    lines: [
      'a 0 Батареи ледяные, в квартире 14 градусов',
      'A>0 3 Здравствуйте. Котельную запустили в 11:40, отопление дойдёт до вас к вечеру сегодня.',
    ],
  },
];
