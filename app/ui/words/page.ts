export const page = {
  skip: 'Go to the content',
  menu: 'Menu',
  main: 'Main',
  product: 'Candor',
  /** At the foot of every printed page. */
  printed: (company: string) => `${company}. Confidential: for the people of this company only.`,
  printedBy: (name: string, moment: string) => `Printed by ${name} on ${moment}.`,
  home: 'Home',
  reports: 'Reports',
  meetings: 'Meetings',
  questions: 'Questions',
  squads: 'Squads',
  people: 'People',
  company: 'Company',
  profile: 'You',
  signOut: 'Sign out',
  stayed: 'There is no network at the moment. This page and what you typed stay as they are; try again when it is back.',
  unsaved: {
    title: 'Leave without saving?',
    lost: 'What you changed on this page is not saved yet. If you leave now, it is gone.',
    stay: 'Stay on this page',
    leave: 'Leave without saving',
  },
  trouble: {
    // The same for what never was, what is gone and what is not yours: the difference would tell that it exists.
    notFound: {
      title: 'There is nothing here for you',
      text: 'The address may be mistyped, or what it led to was moved, withdrawn or is not open to you.',
    },
    forbidden: {
      title: 'This is not yours to do',
      text: 'You may see this, but not change it. Ask a leader of your company if you should.',
    },
    offline: {
      title: 'No connection',
      text: 'This page could not be fetched. Check your network, go back and try again.',
    },
    broken: {
      title: 'Something went wrong here',
      text: 'It was our fault and has been noted. Please try again; if it happens again, tell your administrator the time.',
    },
    refused: 'This did not work',
    home: 'Go to the first page',
  },
}
