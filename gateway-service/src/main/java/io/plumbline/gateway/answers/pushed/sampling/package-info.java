/** Decides by ids alone which pushed answers are judged and which were taken before. */
package io.plumbline.gateway.answers.pushed.sampling;
