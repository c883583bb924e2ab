import * as z from 'zod/mini';
import { Typed } from './common.ts';

/** More than any network shows beside one answer. */
export const mostChoices = 20;

/** What an answer offers to choose from; how many and how long is the network's to say. */
export const Choices = z.array(Typed(80)).check(z.maxLength(mostChoices));
