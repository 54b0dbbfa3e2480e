/**
 * What stands on the fixture sites, and what a reader should be warned of. Everything is invented. Tests take their
 * expectations from here and never repeat them: `expected(entry, 'at first' | 'whole')`.
 */

export type Says = 'asserts' | 'asks' | 'refutes' | 'unrelated';

/** One post or comment. Paragraphs of `text` are separated by a blank line. */
export interface Entry {
  id: string;
  author: string;
  text: string;
  says: Says;
  /** Id of the claim that is asserted, asked about or refuted. */
  claim?: string;
  hoursAgo: number;
  replies: Entry[];
}

/** A post. On Reddit `title` and `community` are set; on Facebook `more` is what stands behind "See more". */
export interface Post extends Entry {
  title?: string;
  community?: string;
  /** Behind "See more" (Facebook) or after the preview (Reddit feed): in the page only once it was opened. */
  more?: string;
  /** What the part says that is readable before opening, where that differs from the whole. */
  saysAtFirst?: Says;
  /** Shown with a drawn picture. */
  picture?: boolean;
  score: number;
}

export interface Expectation {
  id: string;
  /** 'claim' for an asserted claim, 'question' for a question about one, 'none' for everything else. */
  badge: 'claim' | 'question' | 'none';
  claim: string | null;
}

/**
 * The badge that an entry must get.
 * @param shown 'at first': as a feed shows it; 'whole': after "See more", or on the post's own page.
 */
export function expected(entry: Entry | Post, shown: 'at first' | 'whole'): Expectation {
  const says = (shown === 'at first' && 'saysAtFirst' in entry ? entry.saysAtFirst : undefined) ?? entry.says;
  const badge = says === 'asserts' ? 'claim' : says === 'asks' ? 'question' : 'none';
  return { id: entry.id, badge, claim: badge === 'none' ? null : (entry.claim ?? null) };
}

/** A post's comments with their replies, in reading order, each with its depth. */
export function commentsOf(post: Post): { entry: Entry; depth: number; parent: string }[] {
  const walk = (entries: Entry[], depth: number, parent: string): { entry: Entry; depth: number; parent: string }[] =>
    entries.flatMap((entry) => [{ entry, depth, parent }, ...walk(entry.replies, depth + 1, entry.id)]);
  return walk(post.replies, 0, post.id);
}

/**
 * The n-th post of an endless feed: the written ones first, then the same again under new ids and authors, so that a
 * test may scroll or append as far as it likes and still know what to expect.
 */
export function postAt(posts: readonly Post[], n: number): Post {
  const round = Math.floor(n / posts.length);
  const post = posts[n % posts.length];
  if (!post) throw new RangeError('A feed without posts.');
  if (round === 0) return post;
  return { ...post, id: `${post.id}x${round}`, author: `${post.author} ${round + 1}`, replies: [] };
}

/** The post of this id, also one of a later round; undefined if there is none. */
export function postById(posts: readonly Post[], id: string): Post | undefined {
  const [base, round] = id.split('x');
  const at = posts.findIndex((post) => post.id === base);
  return at < 0 ? undefined : postAt(posts, at + Number(round ?? 0) * posts.length);
}

let next = 0;
function entry(says: Says, claim: string | null, author: string, text: string, replies: Entry[] = []): Entry {
  next += 1;
  return {
    id: `c${next.toString(36).padStart(3, '0')}`,
    author,
    text,
    says,
    ...(claim ? { claim } : {}),
    hoursAgo: 1 + ((next * 7) % 22),
    replies,
  };
}

const asserts = (claim: string, author: string, text: string, replies?: Entry[]) =>
  entry('asserts', claim, author, text, replies);
const asks = (claim: string, author: string, text: string, replies?: Entry[]) =>
  entry('asks', claim, author, text, replies);
const refutes = (claim: string, author: string, text: string, replies?: Entry[]) =>
  entry('refutes', claim, author, text, replies);
const says = (author: string, text: string, replies?: Entry[]) => entry('unrelated', null, author, text, replies);

/** Reddit's and old Reddit's posts. The title alone already says what `saysAtFirst ?? says` states. */
export const redditPosts: readonly Post[] = [
  {
    id: 'dementia1',
    community: 'health',
    author: 'harbor_lantern',
    title: 'Statins cause dementia. My dad lost his memory two months after they put him on Lipitor.',
    text: 'He was sharp as a tack at Christmas. By spring he could not find his way home from the bakery.\n\nNobody warned us about any of this. 😢',
    says: 'asserts',
    claim: 'statins-cause-dementia',
    hoursAgo: 3,
    score: 412,
    replies: [
      refutes(
        'statins-cause-dementia',
        'nightshift_pharm',
        'I am sorry about your dad. But statins do not cause dementia: studies that followed people for years found no higher risk. Please have him seen soon, sudden memory loss needs a work-up.',
        [says('harbor_lantern', 'Thank you. We got him an appointment for Tuesday.')],
      ),
      asserts(
        'statins-muscle-pain-nearly-everyone',
        'old_mill_road',
        'Statins cause muscle pain in nearly everyone who takes them. I have not met one person on them who does not ache.',
        [
          asks(
            'statins-cause-cancer',
            'petra_knits',
            'Do statins cause cancer too? My sister read that somewhere and now she is scared.',
          ),
          says('wobbly_bookshelf', 'My cat sleeps on my legs, so I ache either way 😅'),
        ],
      ),
      says(
        'tulip_and_tea',
        'Sending you strength. My grandfather went through something like this and the waiting was the worst part.',
      ),
    ],
  },
  {
    id: 'mmrask1',
    community: 'newparents',
    author: 'first_time_nina',
    title: 'Does the MMR vaccine cause autism? My pediatrician says no but I keep reading about it',
    text: 'Our daughter has her appointment on Thursday and I would like to walk in calm. Sincere question, please be kind.',
    says: 'asks',
    claim: 'mmr-causes-autism',
    hoursAgo: 5,
    score: 96,
    replies: [
      refutes(
        'mmr-causes-autism',
        'school_nurse_jo',
        'No. The MMR vaccine does not cause autism. A Danish study of more than 650,000 children found no link at all.',
      ),
      asserts(
        'mmr-causes-autism',
        'truth_in_the_valley',
        'The MMR vaccine causes autism. My nephew stopped talking a week after his shot.',
        [says('school_nurse_jo', 'Happy to talk about what the first signs usually look like, if you want.')],
      ),
      says('bakes_at_dawn', 'Bring a snack and her favourite toy for the waiting room, that helped us a lot.'),
    ],
  },
  {
    id: 'mrnano1',
    community: 'health',
    author: 'bench_and_pipette',
    title: 'No, mRNA vaccines do not change your DNA. A short explanation from a lab tech',
    text: 'The mRNA never enters the nucleus, where the DNA is kept, and it is gone within days. The idea that it rewrites your genes is a myth.',
    says: 'refutes',
    claim: 'mrna-vaccines-change-dna',
    hoursAgo: 8,
    score: 733,
    replies: [
      asserts('mrna-vaccines-change-dna', 'wide_awake_99', 'mRNA vaccines change your DNA forever, wake up people.'),
      says('petra_knits', 'Best explanation I have seen, thank you for taking the time.'),
    ],
  },
  {
    id: 'gnocchi1',
    community: 'weeknightcooking',
    author: 'one_pan_pat',
    title: 'Sheet-pan gnocchi with cherry tomatoes: 25 minutes and one tray to wash',
    text: 'Toss everything with olive oil and garlic, roast hot until the tomatoes burst, then add basil. The kids asked for more.',
    says: 'unrelated',
    hoursAgo: 6,
    score: 1284,
    picture: true,
    replies: [
      says('tulip_and_tea', 'Made this tonight, added feta. Ten out of ten.'),
      says('sourdough_sam', 'Does it work with frozen gnocchi?', [says('one_pan_pat', 'Yes, straight from the bag.')]),
    ],
  },
  {
    id: 'knee1',
    community: 'runningclub',
    author: 'slow_miles_only',
    title: 'Sore knee after switching to trail shoes, what helped you?',
    text: 'It aches on the outside after about four miles and is fine the next day. I have a half marathon in May.',
    says: 'unrelated',
    hoursAgo: 9,
    score: 58,
    replies: [says('hill_repeat_hal', 'Shorter steps downhill and two weeks of easy running did it for me.')],
  },
  {
    id: 'iver1',
    community: 'health',
    author: 'back_porch_dan',
    title: 'Ivermectin cures covid and they hid it from us',
    text: 'Took it on Friday, by Sunday it was gone. No hospital needed.',
    says: 'asserts',
    claim: 'ivermectin-cures-covid',
    hoursAgo: 10,
    score: 17,
    replies: [
      refutes(
        'ivermectin-cures-covid',
        'nightshift_pharm',
        'Ivermectin does not cure covid. Large randomised trials found that it works no better than a placebo.',
      ),
      says('sourdough_sam', 'Glad you feel better.'),
    ],
  },
  {
    id: 'flu1',
    community: 'localnews',
    author: 'maple_county_paper',
    title: 'Flu season is early this year: the county clinic adds Saturday hours',
    text: 'Walk in from nine to one, no appointment needed. Free parking behind the library.',
    says: 'unrelated',
    hoursAgo: 11,
    score: 205,
    replies: [],
  },
  {
    id: 'fiveg1',
    community: 'health',
    author: 'signal_hill',
    title: '5G towers cause covid, just look at where the outbreaks started',
    text: 'They switched the masts on and three weeks later the whole street was sick. Coincidence? I think not.',
    says: 'asserts',
    claim: '5g-causes-covid',
    hoursAgo: 12,
    score: 4,
    replies: [
      refutes(
        '5g-causes-covid',
        'bench_and_pipette',
        '5G does not cause covid. A virus does; radio waves cannot carry one, and the disease spread in places with no 5G at all.',
      ),
    ],
  },
  {
    id: 'book1',
    community: 'health',
    author: 'on_hold_again',
    title: 'How do you get an appointment when the phone line is always busy?',
    text: 'Forty minutes of hold music this morning. Is there a trick I am missing, or do I just go there in person?',
    says: 'unrelated',
    hoursAgo: 13,
    score: 321,
    replies: [says('tulip_and_tea', 'Call at 7:59, hang up, call again at 8:00. Works every time.')],
  },
  {
    id: 'fertask1',
    community: 'newparents',
    author: 'maybe_next_spring',
    title: 'Do covid vaccines cause infertility? We are trying for a baby next year',
    text: 'My booster is due and a colleague made me nervous. What did your doctor tell you?',
    says: 'asks',
    claim: 'covid-vaccines-infertility',
    hoursAgo: 14,
    score: 63,
    replies: [
      refutes(
        'covid-vaccines-infertility',
        'school_nurse_jo',
        'Covid vaccines do not cause infertility. Couples who were trying got pregnant just as often after the vaccine.',
      ),
    ],
  },
  {
    id: 'thimno1',
    community: 'health',
    author: 'county_epi',
    title: 'Thimerosal does not cause autism. It left childhood vaccines in 2001 and diagnoses kept rising',
    text: 'If it had been the cause, the curve would have turned. It did not.',
    says: 'refutes',
    claim: 'thimerosal-causes-autism',
    hoursAgo: 15,
    score: 540,
    replies: [
      asserts(
        'thimerosal-causes-autism',
        'truth_in_the_valley',
        'Thimerosal in vaccines causes autism, everybody in my group saw it happen to their own kids.',
      ),
    ],
  },
  {
    id: 'fair1',
    community: 'localnews',
    author: 'pickle_jar_queen',
    title: 'Second prize for my pickles at the county fair',
    text: 'Thirty jars, two burnt fingers, one ribbon. My grandmother would have laughed.\n\nThe judges said the dill made the difference.',
    more: 'One thing spoiled the day, a man at the next table: statins cause cancer, my neighbour took them and died of it. So there you go.',
    says: 'asserts',
    saysAtFirst: 'unrelated',
    claim: 'statins-cause-cancer',
    hoursAgo: 16,
    score: 88,
    replies: [],
  },
  {
    id: 'mercury1',
    community: 'newparents',
    author: 'crunchy_and_proud',
    title: 'Vaccines still contain mercury and they inject it into babies',
    text: 'Read the label before you let anyone near your child with a needle. 💉',
    says: 'asserts',
    claim: 'vaccines-contain-mercury',
    hoursAgo: 17,
    score: 9,
    replies: [],
  },
  {
    id: 'garden1',
    community: 'localnews',
    author: 'balcony_beans',
    title: 'Free tomato seedlings at the community garden on Sunday',
    text: 'We grew too many. Bring a box, and tell us how they do.',
    says: 'unrelated',
    hoursAgo: 18,
    score: 142,
    picture: true,
    replies: [],
  },
  {
    id: 'cancer1',
    community: 'health',
    author: 'copper_kettle',
    title: 'Statins cause cancer and your doctor will never tell you',
    text: 'My uncle was on them for a year before the diagnosis.',
    says: 'asserts',
    claim: 'statins-cause-cancer',
    hoursAgo: 19,
    score: 12,
    replies: [],
  },
  {
    id: 'sleep1',
    community: 'health',
    author: 'three_am_club',
    title: 'What finally helped you sleep through the night?',
    text: 'I have tried chamomile, a colder room and putting the phone in the kitchen.',
    says: 'unrelated',
    hoursAgo: 20,
    score: 467,
    replies: [says('slow_miles_only', 'A morning walk, of all things.')],
  },
  {
    id: 'fert1',
    community: 'newparents',
    author: 'moon_and_milk',
    title: 'Covid vaccines cause infertility, my friend group is living proof',
    text: 'Four of us got the shot and none of us is pregnant.',
    says: 'asserts',
    claim: 'covid-vaccines-infertility',
    hoursAgo: 21,
    score: 6,
    replies: [],
  },
  {
    id: 'crutch1',
    community: 'health',
    author: 'ankle_of_glass',
    title: 'Six weeks in a boot: tips for stairs and showers?',
    text: 'I broke my ankle stepping off a curb. A plastic bag and a stool are all I have come up with.',
    says: 'unrelated',
    hoursAgo: 22,
    score: 77,
    replies: [],
  },
];

/** Facebook's posts. */
export const facebookPosts: readonly Post[] = [
  {
    id: 'f1dementia',
    author: 'Dana Whitlock',
    text: 'Statins cause dementia. My dad lost his memory two months after they put him on Lipitor. 😡\n\nPlease ask questions before you fill that prescription.',
    says: 'asserts',
    claim: 'statins-cause-dementia',
    hoursAgo: 2,
    score: 148,
    replies: [
      refutes(
        'statins-cause-dementia',
        'Miriam Osei',
        'I am so sorry, Dana. Statins do not cause dementia though: studies that followed people for years found no higher risk. Please get him checked soon. ❤️',
        [
          says('Dana Whitlock', 'Thank you Miriam, we see someone on Tuesday. 🙏'),
          asks(
            'statins-cause-dementia',
            'Tom Arkell',
            'Do statins really cause dementia? My mum starts Lipitor on Monday 🤔',
          ),
        ],
      ),
      asserts(
        'statins-muscle-pain-nearly-everyone',
        'Rick Sandoval',
        'Statins cause muscle pain in nearly everyone who takes them. Nobody at my gym could stand them.',
      ),
      says('Beth Lindqvist', 'Thinking of you and your dad. Lasagna on your porch tomorrow ❤️'),
    ],
  },
  {
    id: 'f2mmrask',
    author: 'Nina Castellanos',
    text: 'Does the MMR vaccine cause autism? My pediatrician says no but I keep reading about it 🤔 Appointment is on Thursday.',
    says: 'asks',
    claim: 'mmr-causes-autism',
    hoursAgo: 4,
    score: 31,
    replies: [
      refutes(
        'mmr-causes-autism',
        'Jo Harkness',
        'No, the MMR vaccine does not cause autism. Studies of more than a million children found no link.',
      ),
      asserts(
        'mmr-causes-autism',
        'Gail Brandt',
        'The MMR vaccine causes autism. My nephew stopped talking a week after his shot. 😡',
      ),
      says('Beth Lindqvist', 'Bring her favourite toy for the waiting room 🎉'),
    ],
  },
  {
    id: 'f3iverno',
    author: 'Maple County Clinic',
    text: 'We get this question every week: ivermectin does not cure covid. Large trials found it works no better than a placebo. Call us first, please. 🙏',
    says: 'refutes',
    claim: 'ivermectin-cures-covid',
    hoursAgo: 5,
    score: 402,
    replies: [
      asserts(
        'ivermectin-cures-covid',
        'Dan Pruitt',
        'Ivermectin cures covid, I took it on Friday and by Sunday it was gone 😂',
      ),
    ],
  },
  {
    id: 'f4pizza',
    author: 'Beth Lindqvist',
    text: 'Pizza night! Half with mushrooms, half plain, zero leftovers. 🍕😂\n\nDough recipe is my grandmother’s: flour, water, salt, patience.',
    says: 'unrelated',
    hoursAgo: 6,
    score: 77,
    picture: true,
    replies: [
      says('Tom Arkell', 'Save me a slice next time 🍕'),
      says('Miriam Osei', 'That crust!', [says('Beth Lindqvist', 'Patience, I tell you. 😂')]),
    ],
  },
  {
    id: 'f5more',
    author: 'Dan Pruitt',
    text: 'Update for everyone who asked after us: we are home, the kids are fine, and the dog has forgiven me for the kennel. The neighbours watered the tomatoes and even fixed the gate',
    more: 'And since you wonder how I got well so fast: ivermectin cures covid. Two days and I was back at work. 😂',
    says: 'asserts',
    saysAtFirst: 'unrelated',
    claim: 'ivermectin-cures-covid',
    hoursAgo: 7,
    score: 25,
    replies: [],
  },
  {
    id: 'f6fiveg',
    author: 'Gail Brandt',
    text: '5G towers cause covid. They switched the mast on and three weeks later the whole street was sick.',
    says: 'asserts',
    claim: '5g-causes-covid',
    hoursAgo: 8,
    score: 9,
    replies: [
      refutes(
        '5g-causes-covid',
        'Jo Harkness',
        '5G does not cause covid. A virus does, and radio waves cannot carry one.',
      ),
    ],
  },
  {
    id: 'f7rtl',
    author: 'Yusuf Haddad',
    text: 'صباح الخير من حديقتنا، تفتحت أول وردة اليوم ☀️',
    says: 'unrelated',
    hoursAgo: 9,
    score: 64,
    replies: [],
  },
  {
    id: 'f8flu',
    author: 'Maple County Clinic',
    text: 'Flu season is early this year. We are open on Saturdays from nine to one, no appointment needed. Parking is free behind the library.',
    says: 'unrelated',
    hoursAgo: 10,
    score: 118,
    replies: [],
  },
  {
    id: 'f9fert',
    author: 'Luna Ferris',
    text: 'Covid vaccines cause infertility. Four of us got the shot and none of us is pregnant. 💉',
    says: 'asserts',
    claim: 'covid-vaccines-infertility',
    hoursAgo: 11,
    score: 14,
    replies: [],
  },
  {
    id: 'f10thimask',
    author: 'Petra Nowak',
    text: 'Does thimerosal in vaccines cause autism? Someone in my knitting group said so and I did not know what to answer.',
    says: 'asks',
    claim: 'thimerosal-causes-autism',
    hoursAgo: 12,
    score: 11,
    replies: [],
  },
  {
    id: 'f11knee',
    author: 'Hal Brenner',
    text: 'Sore knee again after the hill loop. Ice, a cushion and the good armchair tonight. See you all on Saturday! ☀️',
    says: 'unrelated',
    hoursAgo: 13,
    score: 40,
    picture: true,
    replies: [],
  },
  {
    id: 'f12mercury',
    author: 'Gail Brandt',
    text: 'Vaccines still contain mercury and they inject it into babies. 💉😡',
    says: 'asserts',
    claim: 'vaccines-contain-mercury',
    hoursAgo: 14,
    score: 19,
    replies: [],
  },
  {
    id: 'f13mrna',
    author: 'Rick Sandoval',
    text: 'The mRNA vaccines change your DNA. Once it is in you it is in your genes forever.',
    says: 'asserts',
    claim: 'mrna-vaccines-change-dna',
    hoursAgo: 15,
    score: 8,
    replies: [],
  },
  {
    id: 'f14book',
    author: 'Tom Arkell',
    text: 'Forty minutes of hold music to book a dentist. I now know the song by heart and I am thinking of performing it at the barbecue. 😂',
    says: 'unrelated',
    hoursAgo: 16,
    score: 93,
    replies: [],
  },
  {
    id: 'f15cancerno',
    author: 'Miriam Osei',
    text: 'Statins do not cause cancer. Pooled trials with well over a hundred thousand people found no difference.',
    says: 'refutes',
    claim: 'statins-cause-cancer',
    hoursAgo: 17,
    score: 57,
    replies: [],
  },
  {
    id: 'f16seedlings',
    author: 'Yusuf Haddad',
    text: 'Too many tomato seedlings, please come and take some on Sunday. Bring a box! 🎉',
    says: 'unrelated',
    hoursAgo: 18,
    score: 36,
    replies: [],
  },
];
