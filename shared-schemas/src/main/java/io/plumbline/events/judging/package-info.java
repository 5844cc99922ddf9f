/** How an answer is judged: rubric, scoring mode, thresholds, panel, and the instrument that they make. */
package io.plumbline.events.judging;
