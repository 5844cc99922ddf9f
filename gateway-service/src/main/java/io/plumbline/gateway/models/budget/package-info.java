/** What probes may use of a model in a day, and what they have used. */
package io.plumbline.gateway.models.budget;
