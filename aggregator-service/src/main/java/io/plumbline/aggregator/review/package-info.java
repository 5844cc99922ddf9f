/** What people say about answers, and what that says about judges. */
package io.plumbline.aggregator.review;
