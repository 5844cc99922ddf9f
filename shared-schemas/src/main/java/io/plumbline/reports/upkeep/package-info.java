/** How long answers are kept, and whether stored counts are right. */
package io.plumbline.reports.upkeep;
