/** What was changed, by whom, and how it was before. */
package io.plumbline.gateway.access.audit;
