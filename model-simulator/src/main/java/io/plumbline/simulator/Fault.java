package io.plumbline.simulator;

/** What can go wrong with a call, in the order in which one roll is compared with the probabilities. */
enum Fault {
    /** 429 with Retry-After. */
    RATE_LIMITED,
    /** 500 with a proper error body. */
    SERVER_ERROR,
    /** No answer until the caller gives up. */
    HANG,
    /** 200 with JSON that ends in the middle. */
    MALFORMED,
    /** The connection is closed without an answer. */
    DROP,
    /** An HTML page, as a proxy sends it. */
    HTML,
    /** 200 with an error body. */
    ERROR_BODY,
    /** 200 without choices. */
    NO_CHOICES
}
