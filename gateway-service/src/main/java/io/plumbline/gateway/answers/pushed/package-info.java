/** Answers that users got from a deployed model, pushed to be judged: the passive path. */
package io.plumbline.gateway.answers.pushed;
