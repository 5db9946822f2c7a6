import type { Evidence } from '../../contracts/enriched.ts';
import { phrases, type Phrases } from './phrases.ts';

/** Subjects that an answer can miss, by words that hardly occur with the others. */
const SUBJECTS: ReadonlyMap<string, Phrases> = new Map(
  Object.entries({
    water: ['(вода|воды|воду|водой|воде|водопровод*|водоснабж*|колонк*|скважин*)'],
    sewage: ['(канализац*|ливнев*|септик*|люк|люка|люки|сток*|водоотвед*)'],
    heat: ['(отоплен*|батаре*|котельн*|теплотрасс*|теплосет*|тепло|тепла|топят)'],
    light: ['(свет|света|фонар*|освещен*|электричеств*|электросет*|подстанц*|ламп*)'],
    gas: ['(газ|газа|газификац*|газопровод*|газом)'],
    waste: ['(мусор*|контейнер*|свалк*|отход*|помойк*|тко|бак|баки|баков)'],
    road: ['(дорог*|яма|ямы|ям|ямочн*|асфальт*|тротуар*|грейд*|разметк*|светофор*|обочин*|щебен*)'],
    snow: ['(снег*|гололед*|наледь|наледи|сосул*|сугроб*|посып*|чистк*)'],
    transport: ['(автобус*|маршрут*|рейс*|остановк*|перевозчик*|расписани*|водител*)'],
    health: [
      '(врач*|больниц*|поликлиник*|фап*|терапевт*|педиатр*|рецепт*|лекарств*|аптек*|талон*|скор(ая|ую|ой))',
    ],
    school: ['(школ*|детск* сад*|садик*|учител*|уроки|уроков|классе|группы|воспитател*)'],
    benefits: ['(пособи*|выплат*|пенси*|льгот*|субсиди*|соцзащит*)'],
    house: ['(подъезд*|крыш*|лифт*|подвал*|управляющ*|капремонт*|фасад*)'],
    animals: ['(собак*|стая|отлов*|приют*)'],
    culture: ['(концерт*|фестивал*|выставк*|праздник*|ярмарк*|музе*)'],
  }).map(([subject, list]) => [subject, phrases(`subject:${subject}`, list)]),
);

/** Subjects of a text with the words that name them. */
export function subjectsOf(text: string): Map<string, Evidence[]> {
  const found = new Map<string, Evidence[]>();
  for (const [subject, find] of SUBJECTS) {
    const evidence = find(text);
    if (evidence.length > 0) found.set(subject, evidence);
  }
  return found;
}
