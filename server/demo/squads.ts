/** The squads of Tarnholt: what each is accountable for, and its row in the financial model. */
export const SQUADS = [
  { row: 'Cabinets', name: 'Cabinets', task: 'Designs the cabinets and transport boxes.' },
  { row: 'Watch', name: 'Watch', task: 'Builds and runs the monitoring service.' },
  { row: 'Assembly', name: 'Assembly', task: 'Builds everything that leaves the house, in Hall 1 and Hall 2.' },
  { row: 'Supply', name: 'Supply', task: 'Buys, stores and ships.' },
  { row: 'Quality', name: 'Quality', task: 'Says what may leave the house, and stops what may not.' },
  { row: 'FieldService', name: 'Field Service', task: 'Installs, calibrates and repairs at the customer.' },
  { row: 'Pharmacies', name: 'Pharmacies', task: 'Sells to pharmacies and their groups.' },
  { row: 'Hospitals', name: 'Hospitals', task: 'Sells to hospitals, laboratories and blood services.' },
  { row: 'House', name: 'House', task: 'People, finance, law and the building.' },
] as const
export type SquadName = (typeof SQUADS)[number]['name']
