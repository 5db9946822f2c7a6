export { decodeEntities } from './decode-entities.ts';
export { htmlToText } from './html-text.ts';
export { stripVkMarkup } from './vk-markup.ts';
