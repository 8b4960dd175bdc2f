/** Dialogues of our own making, so that the first look at the desk is not an empty one. */
export interface DemoDialogue {
  customer: string;
  /** `waits`: nobody has claimed it. Otherwise the agent who answers. */
  agent: 'waits' | 'agent1@demo.test' | 'agent2@demo.test';
  tag?: string;
  note?: string;
  end?: 'pending' | 'resolved';
  turns: { from: 'customer' | 'agent'; text: string }[];
}

export const DEMO_DIALOGUES: readonly DemoDialogue[] = [
  {
    customer: 'Amara Okafor', agent: 'agent1@demo.test', tag: 'Leak', note: 'Batch 9811 was in the recall of September. Check before promising a visit.',
    turns: [
      { from: 'customer', text: 'My dishwasher stopped in the middle of a wash. It shows E15.' },
      { from: 'agent', text: 'E15 means there is water in the base. Please close the tap under the sink first.' },
      { from: 'customer', text: 'Tap is off. There is a tray underneath, it is full.' },
      { from: 'agent', text: 'Thank you. Could you read me the serial number on the door edge?' },
      { from: 'customer', text: 'FD 9811 00427. Is someone able to come today? I have a small child at home.' },
    ],
  },
  {
    customer: 'Jonas Lindqvist', agent: 'waits', tag: 'Billing',
    turns: [
      { from: 'customer', text: 'You charged me twice for order 77120.' },
      { from: 'customer', text: 'This is the third time I ask for this refund.' },
    ],
  },
  {
    customer: 'Mai Tran', agent: 'agent2@demo.test', end: 'pending',
    turns: [
      { from: 'customer', text: 'Which filter fits the D60? The shop sold me one that is too wide.' },
      { from: 'agent', text: 'The filter is part 3120-B. Could you send a photo of the old one, so that I can be sure?' },
    ],
  },
  {
    customer: 'Beatriz Kowalski', agent: 'agent1@demo.test', tag: 'Warranty', end: 'resolved',
    turns: [
      { from: 'customer', text: 'Is my machine still under warranty? I bought it on 8 September last year.' },
      { from: 'agent', text: 'Yes, until 8 September next year. Repairs at home are included.' },
      { from: 'customer', text: 'Perfect, thank you.' },
    ],
  },
  {
    customer: 'Rafael Duarte', agent: 'waits',
    turns: [{ from: 'customer', text: 'Hello, can I move my delivery from Tuesday to Thursday?' }],
  },
];
