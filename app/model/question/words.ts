import { keyId } from './token.ts'

// A key's fingerprint is read aloud, compared with the stage and typed into chats, so it is words: one for each byte. No word begins
// another, all are in use by children, and the order is the alphabet's.

const WORDS = `
acorn actor alarm album amber ankle apple apron arch arrow atlas attic autumn bacon badge bagel baker bamboo
banjo barn basil basket beach beacon bean bell bench berry birch bishop bloom boat bottle bowl brick bridge
brook broom brush bucket bunny butter button cabin cable cactus camel canal candle canoe canvas carpet castle
cedar cellar chain chalk cheese cherry chess cider circus clay cliff clock cloud clover coach coast cocoa
comet copper coral cotton crane crayon cream cricket crown daisy dance dawn desert diary dolphin donkey door
dragon drum eagle easel echo elbow elm ember engine fabric falcon fence ferry fiddle field finger flute forest
fossil fountain fox frost galaxy garden garlic ginger giraffe glacier globe glove gold goose grape gravel
guitar hammer harbor harp hazel heron hill honey horn hotel igloo iris island ivory jacket jaguar jelly jigsaw
juice jungle kettle kitten kiwi ladder lagoon lantern lemon lentil library lilac linen lion lizard lotus
magnet mango maple marble meadow melon mirror mitten mountain museum mustard needle nest nickel novel nutmeg
oasis ocean olive onion opera orange orchid otter owl oyster paddle palace panda paper parrot peach pebble
pencil pepper piano pigeon pillow pine planet plum pocket pony poppy potato prairie puzzle quartz quilt rabbit
radio raven ribbon river robin rocket saddle salmon sandal satin scarf school shadow shell silver sketch snow
sofa spoon spruce squirrel stone stove sugar summer swan tango teapot temple thunder tiger timber tomato tower
tulip turtle umbrella valley velvet violin wagon walnut water whale willow window winter wool yacht zebra zinc
`
  .trim()
  .split(/\s+/)

/** How many words a fingerprint has; each is worth 8 bits. */
export const FINGERPRINT_WORDS = 8

/**
 * The first 64 bits of SHA-256 over a public key (DER SubjectPublicKeyInfo) in words: "amber piano …". Making a second key with the
 * same words takes some 2⁶⁴ key pairs.
 */
export const fingerprint = (spki: Uint8Array): string =>
  Array.from(keyId(spki).subarray(0, FINGERPRINT_WORDS), byte => WORDS[byte] as string).join(' ')

export const words: readonly string[] = WORDS
