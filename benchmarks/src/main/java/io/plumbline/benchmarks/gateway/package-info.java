/** How many pushed answers and registrations the gateway takes a second. */
package io.plumbline.benchmarks.gateway;
