/** What is asked, and how: the target endpoint, messages, sampling parameters, limits and prices. */
package io.plumbline.events.target;
