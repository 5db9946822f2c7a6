/** Rule of the evidence for each further mention of a place in a post. */
export const NAMED_AGAIN = 'named again';
