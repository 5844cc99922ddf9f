/** Two models, two revisions, or before and after a time: is one worse than the other, on the same questions? */
package io.plumbline.aggregator.comparison;
