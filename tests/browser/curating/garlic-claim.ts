/** A claim that nobody has in the list, as the test's curator writes it. */

export const statement = 'Garlic cures infertility.';
export const id = 'garlic-cures-infertility';
export const file = `womens-health/${id}.yaml`;

export const phrasings = [
  'garlic cures infertility',
  'garlic cured my infertility after two months',
  'eat raw garlic every morning and infertility goes away',
  'infertility is cured by garlic, the clinics hide it',
  'no need for IVF, garlic cures infertility',
  'garlic reverses infertility in women',
  'garlic reverses male infertility in weeks',
  'forget the fertility clinic, garlic fixed my infertility',
  'my aunt cured her infertility with garlic',
  'infertility disappears when you take garlic',
  'garlic tea cures infertility naturally',
  'two cloves of garlic a day and infertility is gone',
  'garlic heals infertility, big pharma hates it',
  'garlic capsules cured our infertility',
  'infertility? garlic is the cure',
];

/** In the words of the claim, and catches a post that has nothing to do with it. */
export const carelessPhrasing = 'the infertility ward smelled of garlic bread';
export const innocentPost = 'The infertility ward smelled of garlic bread all day long.';

export const sources = ['ried2016', 'stabler2012'];

/** What the post says that the claim is to catch. */
export const post = 'Garlic cures infertility and the clinics hide it.';

export const fact =
  'Garlic is a food. It has not been shown to cure infertility in women or in men. Many causes of infertility can be found and treated.';
export const nuance =
  'Garlic is safe to eat for most people, and a good diet is part of good health. That does not make it a treatment.';
export const why = 'It takes a single story of a pregnancy as proof that the garlic brought it about.';

/** The rest, in the words of the file: written in the form it would be a long test of the same few controls. */
export const replies = `replies:
  - tone: rebut
    length: full
    text: |-
      {{fact}}

      A common myth says that garlic cures infertility. Stories of a pregnancy that came after a cure are told and shared, and those of the many for whom nothing came are not. Many couples become pregnant without any treatment, so one story does not show what brought it about.

      Garlic has been studied for other things, such as blood pressure, and there its effect is small. {{nuance}}

      {{sources}}
  - tone: rebut
    length: short
    text: >-
      Garlic is a food and has not been shown to cure infertility. That it does is a myth that rests on single stories.
      Many causes of infertility can be found and treated. {{link}}
  - tone: rebut
    length: short
    text: >-
      No trial has shown that garlic cures infertility. The story that it does leaves out all those for whom nothing
      happened. What helps is to look for the cause, which can often be treated. {{link}}
  - tone: rebut
    length: short
    text: >-
      Infertility has many causes, and garlic has not been shown to mend any of them. The idea that it does is wrong. It
      is fine as food, and tests can show what would help. {{link}}
  - tone: prime
    length: short
    text: >-
      Facts on infertility: it is common and nobody's fault, it has many causes, and quite a few of them can be treated.
      No food has been shown to cure it. {{link}}
  - tone: answer
    length: short
    text: >-
      Many people ask this. Garlic has not been shown to cure infertility in women or in men. If you have tried for a
      year, please see your own doctor, who can look for the cause. {{link}}
  - tone: prime
    length: full
    text: |-
      What do we know about infertility? A few things that help:

      It is common, and it is nobody's fault. In about half of couples a cause is found in the man, in the woman, or in both. Many of these causes can be treated, and some couples become pregnant while they wait.

      No food has been shown to cure infertility. A good diet, no smoking and little alcohol are sensible for everybody who hopes for a child. A clinic can say which tests make sense and when.

      {{sources}}
  - tone: answer
    length: full
    text: |-
      That is a fair question, and many people hear this from family and friends.

      Garlic has not been shown to cure infertility in women or in men. It is fine as food. Its effect has been studied for other things, such as blood pressure, and even there it is small. Infertility has many causes, and quite a few of them can be found with simple tests and then treated.

      If you have tried for a year without success, please see your own clinician, who can look into it with you.

      {{sources}}
`;

export const examples = `examples:
  asserts:
    - Garlic cures infertility. My sister was pregnant a month after she started on it.
    - Forget the clinic, garlic cured my infertility.
    - Raw garlic every day cures infertility, they just do not tell you.
    - Garlic reverses infertility in women, it is that simple.
  asks:
    - Does garlic cure infertility? My aunt swears by it.
    - Can garlic really cure infertility?
  refutes:
    - Garlic does not cure infertility. Please see a doctor.
    - There is no evidence that garlic cures infertility.
    - 'Myth: garlic cures infertility. It does not.'
  unrelated:
    - We planted garlic along the fence this year.
    - Garlic bread and a salad, dinner is done.
    - She writes a column about infertility and work.
`;
