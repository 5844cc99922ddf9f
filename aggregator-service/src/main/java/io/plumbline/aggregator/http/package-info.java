/** Query parameters that the aggregator's resources share, and the mapping of failures to problems. */
package io.plumbline.aggregator.http;
