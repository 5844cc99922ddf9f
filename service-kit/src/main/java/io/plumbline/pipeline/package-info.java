/** Building blocks of the consumers of topics: decoding, bounded concurrency, acknowledgement and dead letters. */
package io.plumbline.pipeline;
