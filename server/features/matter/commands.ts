export { link as linkConversations } from './links.ts';
