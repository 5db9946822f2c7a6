import { z } from 'zod';

/** The post that a path names. */
export const postIdSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(512)
    .describe('Id of the post, percent-encoded.')
    .meta({ examples: ['vk:-1_15'] }),
});
