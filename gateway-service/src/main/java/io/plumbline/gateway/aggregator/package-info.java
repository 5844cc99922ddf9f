/** The aggregator as the gateway asks it: its addresses, and what its refusals become. */
package io.plumbline.gateway.aggregator;
