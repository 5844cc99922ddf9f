/** Questions for models: question files in the published format, built-in sets, and the variants of a question. */
package io.plumbline.gateway.questions;
