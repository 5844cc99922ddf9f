/** One call of a model from the request to its result: limits, attempts, and the waits between them. */
package io.plumbline.chat.call;
