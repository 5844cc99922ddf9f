/** The answers themselves, page by page. */
package io.plumbline.aggregator.answers;
