/** What models are asked: question files in the published format, the built-in sets, and the variants of a question. */
package io.plumbline.gateway.questions;
