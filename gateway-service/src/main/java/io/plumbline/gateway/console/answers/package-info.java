/** Answers with the readings of their judges and the labels of their reviewers. */
package io.plumbline.gateway.console.answers;
