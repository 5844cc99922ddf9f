/** Answers are stored by day: days are created ahead and dropped after their retention period. */
package io.plumbline.aggregator.retention;
