/** Answers with their outcomes. */
package io.plumbline.reports.answers;
