/** What a company starts with; an administrator rewrites it, which makes a new version that everybody is asked again. */
export const FIRST_PLEDGE = `Our company shares its board report with everybody who works here, in every detail. It can do so only as long as what we read here stays among us.

I promise that I will not pass on what I read or hear here to anybody outside of the company, and that I will not use it to trade in securities.

This promise limits nobody's right to speak to authorities, to a union or a works council, or about their own pay and working conditions.`

export const FIRST_COUNTER_PLEDGE = `We will not try to find out who asked a question, and we will let nobody try in our name. Nobody will be worse off for a question.`

export const FIRST_WRONGDOING_CHANNEL = `For danger or wrongdoing, use the channel that the company has for it. Ask your administrator to name it here.`
