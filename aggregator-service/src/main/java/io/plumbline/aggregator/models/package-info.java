/** Which models are registered, with which baseline, and which were deleted. */
package io.plumbline.aggregator.models;
