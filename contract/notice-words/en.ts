import type { NoticeKind } from '../notification.ts';

/**
 * What a notice says, on the screen and outside. Values: those of its detail, `by` (`nobody` when a program did it, else
 * `somebody`) and `who`, the name of who did it.
 */
export const noticeWords = {
  'notice.mentioned': '{by, select, nobody {You were mentioned in a note} other {{who} mentioned you in a note}}',
  'notice.assigned': '{by, select, nobody {Assigned to you} other {{who} assigned this to you}}',
  'notice.corrected': '{by, select, nobody {A public answer was corrected} other {{who} corrected a public answer}}',
  'notice.approval_asked': '{by, select, nobody {Your approval is asked for} other {{who} asks for your approval}}',
  'notice.approval_due':
    '{stage, select, soon {An answer waits for your approval, and its time is nearly over} other {Nobody has decided in time on an answer that waits for approval}}',
  'notice.approval_given': '{by, select, nobody {Your answer was approved} other {{who} approved your answer}}',
  'notice.approval_refused':
    '{by, select, nobody {Your answer was not approved in time} other {{who} did not approve your answer}}',
  'notice.reply_to_release':
    '{by, select, nobody {A saved reply waits for its release} other {{who} asks you to release a saved reply}}',
  'notice.clock_warned':
    '{clock, select, first_response {The first response is due soon} next_response {The next response is due soon} other {The resolution is due soon}}',
  'notice.clock_breached':
    '{clock, select, first_response {The first response is late} next_response {The next response is late} other {The resolution is late}}',
  'notice.task_given': '{by, select, nobody {You were given a task} other {{who} gave you a task}}',
  'notice.task_due':
    '{stage, select, soon {{what, select, promise {A promise is due soon} other {A task is due soon}}} other {{what, select, promise {A promise is due} other {A task is due}}}}',
  'notice.arrived':
    '{priority, select, urgent {An urgent conversation came in} high {A conversation of high priority came in} low {A conversation of low priority came in} other {A conversation came in}}',
  'notice.page_unreached':
    '{by, select, nobody {A page reached nobody} other {{who} could not be reached: no way took the page}}',
  'notice.paged':
    '{on, select, breached {You are called: a deadline was missed} warned {You are called: a deadline is close} volume {You are called: many are writing about the same} vanishing {You are called: something unanswered is about to vanish} by_hand {A colleague calls you} danger {You are called: a life may be in danger} other {You are called: look at what was written}}',
  'notice.handover_ready':
    '{side, select, comes {Your shift begins soon: take over {rota}} other {Your shift ends soon: the hand-over of {rota} is ready}}',
  'notice.swap':
    '{state, select, asked {{who} asks you to take a shift} accepted {{who} agreed to your swap} declined {{who} declined your swap} other {{who} no longer asks you to take a shift}}',
  'notice.page_unanswered': 'Nobody answered a call',
  'notice.escalation_asked':
    '{round, select, 0 {} other {Reminder: }}{by, select, nobody {{group}: please look at a conversation} other {{who} asks {group}}}',
  'notice.escalation_answered': '{name} ({group}) has answered',
  'notice.escalation_unanswered': '{group} has not answered, although they were reminded',
  'notice.emerging':
    '{count, plural, one {# message} other {# messages}} in an hour about the same, usually {usual, number}',
  'notice.channel_ill':
    '{what, select, reconnect {@{handle} needs new credentials: nothing comes in or leaves} failing {@{handle} has been in trouble for a while: the network does not answer as it should} ended {The credentials of @{handle} have ended: connect it again} prove {It is a month since strangers were proven able to write to @{handle}: prove it again} other {The credentials of @{handle} end in {days, plural, one {# day} other {# days}}: connect it again before then}}',
} as const satisfies Record<`notice.${NoticeKind}`, string>;

/** What stands around notices in a message that leaves the house. */
export const tellingWords = {
  'telling.title_page': 'Page: {what}',
  'telling.title_more': '{count, plural, one {# notification} other {# notifications}}',
  'telling.line': '{number}: {what}',
  'telling.line_times': '{number}: {what} (×{times, number})',
  'telling.times': '{what} (×{times, number})',
  'telling.more': 'and {count, plural, one {# more} other {# more}}',
  'telling.open': 'Open',
  'telling.settings': 'How you are told',
  'telling.why': 'You are told this by Earshot, workspace {workspace}.',
  'telling.test_title': 'A test from Earshot',
  'telling.test': 'This way works. Nothing happened: somebody pressed “Test”.',
} as const;

/** The same in another language. */
export type NoticeWords = Readonly<Record<keyof typeof noticeWords, string>>;
export type TellingWords = Readonly<Record<keyof typeof tellingWords, string>>;
