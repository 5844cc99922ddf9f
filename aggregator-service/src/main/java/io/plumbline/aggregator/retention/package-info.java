/** Answers are stored by day: days are opened ahead, and dropped when they are old. */
package io.plumbline.aggregator.retention;
