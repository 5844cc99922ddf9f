/** How far the judges of a panel agree, and which answers a person should look at. */
package io.plumbline.aggregator.panel;
