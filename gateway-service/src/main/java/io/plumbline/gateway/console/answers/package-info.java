/** Answers as people read them: a model's words, inert, beside what judges and reviewers said. */
package io.plumbline.gateway.console.answers;
