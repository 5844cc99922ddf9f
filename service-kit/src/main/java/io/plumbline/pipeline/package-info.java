/** What every consumer of a topic is built from: decoding, bounded concurrency, acknowledgement and dead letters. */
package io.plumbline.pipeline;
