import type { AnyNode, Element } from 'domhandler';
import { isTag } from 'domhandler';
import { filter, findOne } from 'domutils';

/** Whether an element carries a class. */
export function hasClass(element: Element, name: string): boolean {
  return (element.attribs['class'] ?? '').split(/\s+/).includes(name);
}

/** All elements with a class below the nodes, themselves included, in order. Linear in the size of the tree. */
export function allWithClass(nodes: AnyNode | AnyNode[], name: string): Element[] {
  return filter((node) => isTag(node) && hasClass(node, name), nodes).filter((node) => isTag(node));
}

/** The first element with a class below the nodes, or null. Linear in the size of the tree. */
export function firstWithClass(nodes: AnyNode[], name: string): Element | null {
  return findOne((element) => hasClass(element, name), nodes);
}
