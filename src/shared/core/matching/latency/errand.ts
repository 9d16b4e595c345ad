/** What is under way to the venue. An amendment takes as long as a new order. */
export type Errand = 'submit' | 'cancel';
