/** Fewer posts than this say nothing: a thread about one claim may well hold it three times in a row. */
const LEAST_POSTS = 40;
/** More badges than one in so many posts is more than any feed can deserve: something is wrong with us, or the site. */
const ONE_IN = 3;

/** Counts posts and badges of a page; trips when there are more badges than plausible. */
export interface Breaker {
  /** Another post was judged. Answers whether the breaker has tripped; once it has, it stays so. */
  count(badge: boolean): boolean;
}

export function makeBreaker(): Breaker {
  let posts = 0;
  let badges = 0;
  let tripped = false;
  return {
    count(badge) {
      posts++;
      if (badge) badges++;
      tripped ||= posts >= LEAST_POSTS && badges * ONE_IN > posts;
      return tripped;
    },
  };
}
