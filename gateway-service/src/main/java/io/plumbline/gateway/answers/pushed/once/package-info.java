/** Remembers the ids of pushed answers, so that each answer counts once. */
package io.plumbline.gateway.answers.pushed.once;
