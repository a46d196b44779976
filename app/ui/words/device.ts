import type { CarryRefusal } from '#app/live/questions/carry.ts'

// What this browser keeps of questions, and how it comes to another one.

export const device = {
  title: 'Another device',
  lead: 'Your tokens and receipts for questions without names are in the browser where you first opened Candor. Here you take them to another one, from screen to screen: Candor’s server never sees them.',
  give: {
    title: 'From this device',
    text: 'Whoever has this code can ask and vote with your tokens, see which questions are yours, and withdraw them. Show it to nobody, and send it through no chat or mail that others read.',
    show: 'Show the code',
    hide: 'Hide the code',
    qr: 'Code for another device of yours, to be scanned by its camera',
    scan: 'Scan it with the other device’s camera, or copy the text and paste it there under “Another device”.',
    label: 'The code as text',
    copy: 'Copy',
    copied: 'Copied',
    none: 'This browser keeps no tokens or receipts yet.',
    noStorage: 'This browser keeps nothing (perhaps a private window), so there is nothing to take along.',
  },
  stays: 'Votes stay counted, but this browser alone knows which are yours. Texts that have not been sent yet, and drafts, stay here too.',
  take: {
    title: 'To this device',
    label: 'Code of the other device',
    hint: 'The text that stands under its picture.',
    do: 'Take it over',
    scanned: 'A code was scanned. Take it over if it is yours.',
    done: 'Taken over. Your tokens and receipts work on this device now.',
    refusal: {
      unreadable: 'That is not a whole code. Copy all of it, or scan it again.',
      'other tokens':
        'This browser holds tokens of yours already, and would lose them and their receipts. Go on with them here, or erase them when you sign out and then come back.',
      'second key':
        'The other device was shown another key of a round than this one. A key made for one person would tell who asks, so nothing was taken over. Compare the words under “Key of this round” on both devices and tell your works council or administrator.',
    } satisfies Record<CarryRefusal, string>,
    failed: 'This browser did not keep it (perhaps a private window). Open Candor in an ordinary window.',
  },
}
