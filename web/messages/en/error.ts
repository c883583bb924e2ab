import type { GateReason } from '#contract/dispatch.ts';
import type { ErrorReason } from '#contract/errors.ts';

/**
 * Refusals by their reason, for languages other than English: an English screen shows the server's own sentence, which
 * knows more. What the gate names as parameters (contract/dispatch.ts) may stand in its sentences.
 * How much too long a text is has words in the composer, which is there in English too: it counts as the reader does.
 */
export const error = {
  'error.bad_request': 'Something in this was not as expected. Check what you entered.',
  'error.malformed_body': 'The server could not read what was sent. Load the page again.',
  'error.unsupported_media': 'The server does not take files of this kind.',
  'error.missing_csrf_header': 'This page is out of date. Load it again.',
  'error.not_signed_in': 'Sign in first.',
  'error.wrong_credentials': 'The e-mail address or the password is wrong.',
  'error.too_many_tries': 'Those were too many tries. Wait a little and try again.',
  'error.wrong_code':
    'That code is not right, or it was used already. Wait for the next one in the app, or use a recovery code.',
  'error.sign_in_expired': 'This sign-in took too long. Start again with the password.',
  'error.second_step_needed': 'Everyone in this workspace signs in with a second step. Set yours up first.',
  'error.already_set_up': 'Earshot is set up already. Sign in, or ask for an invitation.',
  'error.wrong_setup_code': 'This is not the setup code. The program prints it when it starts.',
  'error.link_expired': 'This link is no longer valid. Ask for a new one.',
  'error.login_taken': 'There is a login with this e-mail address already. Sign in with it.',
  'error.last_owner': 'A workspace needs an owner. Make somebody else an owner first.',
  'error.permission_missing': 'You do not have the right to do this. Ask a lead or the owner.',
  'error.not_found': 'This does not exist, or you may not see it.',
  'error.stale_version': 'Somebody else changed this meanwhile. Look at it again.',
  'error.answered_meanwhile': 'Somebody else has answered meanwhile. Read it before you send yours.',
  'error.gate_refused': 'This cannot be sent as it is. The reasons stand below the text.',
  'error.merged': 'This conversation has become part of {number, select, other {#{number}}}. Go on there.',
  'error.too_late_to_undo': 'It is too late to take this back.',
  'error.channel_not_connected': 'The account is not connected. Connect it again in the settings.',
  'error.channel_taken': 'This account is connected already.',
  'error.network_refused': 'The network refused this. Check what you entered.',
  'error.not_possible_here': 'This is not possible here.',
  'error.too_many': 'These are more than {most, number}, the most that one action takes. Narrow the view first.',
  'error.name_taken': 'There is one with this name already.',
  'error.posts_unanswered':
    'This is not closed in public yet. Answer what is open, or resolve again and say why nothing is needed.',
  'error.tasks_open':
    '{count, plural, one {One task here is still open. Finish it first, or resolve again and leave it open.} other {# tasks here are still open. Finish them first, or resolve again and leave them open.}}',
  'error.not_yours_to_resolve':
    '{hurdle, select, group {“{category}” is resolved once {group} has answered. Ask them first.} other {{hurdle, select, team {“{category}” is resolved by {teams} only.} tier {“{category}” is resolved by tier {tier} and above.} other {“{category}” is resolved by {role, select, owner {owners} other {leads and owners}} only.}} Hand it on, or ask them in a note.}}',
  'error.filter_too_broad':
    'This filter looks through more conversations than can be read in time. Add a status, a team or a shorter period.',
  'error.nobody_to_ask': 'Nobody is in the group “{group}” yet. Add people to it in Settings → Stakeholders.',
  'error.escalation_answered': '{name} has answered meanwhile. Read that answer first; yours can still be added.',
  'error.file_too_large': 'The file is too large.',
  'error.file_type_refused': 'Files of this kind are not accepted.',
  'error.shutting_down': 'The server is restarting. Try again in a moment.',
  'error.unexpected': 'Something went wrong on the server. Nothing else was changed.',
  'gate.fine': 'All right.',
  'gate.permission_missing': 'You do not have the right to do this. Ask a lead or the owner.',
  'gate.not_yours_to_answer':
    '{hurdle, select, team {“{category}” is answered by {teams} only.} tier {“{category}” is answered by tier {tier} and above.} other {“{category}” is answered by {role, select, owner {owners} other {leads and owners}} only.}} Hand it on, or ask them in a note.',
  'gate.channel_not_connected': 'The account this would leave from is not connected.',
  'gate.channel_paused': 'The account is paused; this leaves when the pause ends.',
  'gate.not_offered': '{network} does not offer this.',
  'gate.not_summoned': '{network} lets this account answer in public only who named or quoted it.',
  'gate.access_level': 'The access that this account has to {network} does not include this.',
  'gate.no_public_message': 'There is no public message here that could be answered in public.',
  'gate.no_private_way': 'There is no private way to this person on this network.',
  'gate.outside_window':
    '{outside, select, person {{network} lets only a person write to this customer by now.} template {The customer’s last message is too long ago for {network} to let us answer. Send one of the approved templates.} other {The customer’s last message is too long ago for {network} to let us answer. Nothing can be sent until they write again.}}',
  'gate.text_missing': 'Write something or add an image.',
  'gate.too_many_attachments': '{max, plural, one {Here # image} other {Here # images}} can be sent with a text.',
  'gate.file_goes_alone': '{name} has to go alone: this network takes no second file beside it.',
  'gate.choices_not_offered': '{network} offers nothing to choose from here.',
  'gate.choices_with_files': 'Choices can only be offered without files.',
  'gate.choices_alike': '“{title}” is offered twice: nobody could tell which was chosen.',
  'gate.too_many_choices': 'Here {max} choices can be offered; there are {count}.',
  'gate.choice_too_long': '“{title}” is longer than the {max} characters of a choice.',
  'gate.choices_text_too_long': 'Beside these choices the text may have {max} characters; it has {length}.',
  'gate.thread_too_long': 'This is too long even for a thread of {max, number} posts.',
  'gate.attachment_too_large': '{name} is too large for this network.',
  'gate.attachment_type_refused': '{name} is {mimeType}, which cannot be sent here.',
  'gate.picture_made_to_fit': '{name} is sent as a smaller JPEG, as this network takes pictures.',
  'gate.attachment_not_ready': 'An attachment is not there. Remove it or add it again.',
  'gate.alt_text_missing': 'Images without a description say nothing to those who cannot see.',
  'gate.same_just_sent': 'The very same answer was just sent to this person.',
  'gate.same_sent_today': 'The very same answer was sent to this person today.',
  'gate.answered_meanwhile': 'Somebody else has answered meanwhile. Read it before you send yours.',
  'gate.unknown_addressee': 'Somebody to be addressed is not in this thread.',
  'gate.names_someone_else': 'The text names somebody whom this answer does not address.',
  'gate.personal_data_public': 'Personal data would stand in public. Take it out, or go on in private.',
  'gate.personal_data_published': 'Personal data is made public, with a reason that is recorded.',
  'gate.above_authority':
    '{of, select, day {This promises more than you may promise in a day without asking.} other {This promises more than you may promise without asking.}}',
  'gate.amount_without_rate': 'There is no rate for a currency in this text, so a second person looks at it.',
  'gate.amount_unnamed': 'This promises money without saying how much. Name the amount in the text or beside it.',
  'gate.may_not_replace': 'A replacement is promised. A second person looks at it.',
  'gate.may_not_date': 'A date or time is promised. A second person looks at it.',
  'gate.word_rule': '{why}',
  'gate.verification_needed':
    'The customer has not shown yet that they may be told this. Start a verification beside the conversation.',
  'gate.verification_void':
    'Somebody else may write from this account by now. Verify the customer again before this leaves.',
  'gate.verification_in_public':
    'Nobody is asked in public to show who they are. Go on in private, and start a verification there.',
  'gate.verification_by_hand':
    'A link for verification is sent by the program only, once and in private. Start a new verification.',
  'gate.consent_withdrawn': 'This person has asked not to be written to for this.',
  'gate.quiet_hours':
    'They want no messages from {from} to {to} ({zone}). Sent all the same, this waits and leaves at {to} there.',
  'gate.prefers_way': 'They prefer to hear from us by {way}.',
  'gate.prefers_language': 'They prefer {language}.',
  'gate.consent_missing':
    '{purpose, select, service {{heard, select, no {This person has not written to us here, so this would come unasked. Record their consent first.} other {This person has not written to us for {days, plural, one {# day} other {# days}} and more, so this would come unasked. Record their consent first.}}} other {This needs the person’s consent, and none is recorded.}}',
  'gate.target_gone': 'The message was deleted, so nothing can be done to it there.',
  'gate.target_not_there_yet': 'This message does not stand on the network yet. Wait until it is sent.',
  'gate.saved_reply_expired': 'The saved reply {title} has expired. Say it in other words, or ask for a new one.',
  'gate.saved_reply_unreleased':
    'The saved reply {title} has to be released by a second person before anybody sends it.',
  'gate.saved_reply_deleted': 'The saved reply {title} was deleted after it was inserted here. Say it in other words.',
  'gate.danger_automatic': 'A life is in danger here: nothing is sent by a program, and nothing but help.',
  'gate.danger_begun': 'A life of this customer’s is in danger. Write in the conversation in which they said so.',
  'gate.blanks_left': 'Fill in {blanks} first.',
  'gate.variables_left': '{names} stands for something that nobody fills in any more. Write what it should say.',
  'gate.not_your_account': '@{handle} is a colleague’s own account. Only they speak from it.',
  'gate.disclosure_missing':
    '@{handle} is a personal account and does not say for whom it speaks. Set that in Settings → Channels.',
  'gate.shielded': 'You are shielded: nothing public leaves in your name. Hand it on to a colleague.',
  'gate.own_name': 'Your full name would stand in public. Your sign-off is enough.',
  'gate.tags_uncased':
    'Begin each word of {tags} with a capital, as in {cased}, so that screen readers tell them apart.',
  'gate.emoji_run':
    '{count, plural, one {Screen readers say this emoji aloud.} other {Screen readers say each of these # emoji aloud. One is enough.}}',
} as const satisfies Record<`error.${ErrorReason}` | `gate.${Exclude<GateReason, 'text_too_long'>}`, string>;
