/** An error of VK's interface; it comes with HTTP status 200 (dev.vk.com/ru/reference/errors). */
export class VkError extends Error {
  override readonly name = 'VkError';
  readonly code: number;

  constructor(code: keyof typeof MESSAGES) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

const MESSAGES = {
  3: 'Unknown method passed',
  5: 'User authorization failed: no access_token passed.',
  6: 'Too many requests per second',
  8: 'Invalid request: this version is not supported',
  15: 'Access denied: group is private or the post was not found',
  29: 'Rate limit reached',
  100: 'One of the parameters specified was missing or invalid',
  125: 'Invalid group id',
  212: 'Access to post comments denied',
} as const;
