/** Where the check for names cannot be had. Apart from the other words of questions, which the follow page has in its first script. */
export const unchecked = 'Whether it tells who you are could not be checked. Look for names yourself before you send it.'
