#pragma once

#include "domain/analysis/hint_phrases.hpp"

/// Phrases about people and places: names, numbers, addresses, who decides.
namespace calllock::domain::words {

inline constexpr hint_group person_hints[] = {
    // --- names ---
    {hint::name_is,
     "my name is|my name's|my names|name is|name's|the name's|the name is|names|my full name is|full name is|i'm "
     "called"},
    {hint::first_name_is, "first name is|first name's|first name|my first name is"},
    {hint::last_name_is, "last name is|last name's|last name|surname is|surname|my last name is|family name is"},
    {hint::this_is,
     "this is|it's|its|i'm|im|i am|it is|that's|it'd be|it would be|it was|under|here is|you're talking to|"
     "you are talking to|you're speaking with|you are speaking with|you've got|you got|you have|put down|put"},
    {hint::name_question,
     "your name|your full name|who should i say|who shall i say|whom should i|say called|say is calling|first and last "
     "name|who am i|who i'm speaking|whom am i|what name|name please|a name|"
     "and you are|who's calling|who is calling|may i ask who|full name|name and address|the name on|name on the|"
     "name for the|name should i|who do i have|who is this|who's this|and your name|name and|what's the name|"
     "what is the name|the name|name first|your name again|get your name|have your name|tell me your name|"
     "speaking with today|i speaking with|i speaking to|i talking to|i talking with|names please|name"},
    {hint::last_name_question, "last name|surname|family name"},
    {hint::other_name_question,
     "his name|her name|their name|owner's name|tenant's name|landlord's name|contact name|seller's name|"
     "what's his name|name of the practice|name of the business|name of the company|name of the store|name of the "
     "shop|who should the technician|who will let|who lets|who should he ask|who should the tech|"
     "name of the owner|name of the tenant|his full name|her full name|what is her name|what is his name"},
    {hint::account_name,
     "under my husband's name|under my wife's name|under my husband|under my wife|under my mother's name|"
     "under my mom's name|under my dad's name|under my father's name|under my son's name|under my daughter's name|"
     "under the name|it's under|is under|be under|in my husband's name|in my wife's name|in my mother's name|"
     "in my dad's name|in my father's name|it'd be my husband|it would be my husband|it'd be my wife|"
     "it would be my wife|my husband's name|my wife's name|account is under|account's under|that's under|"
     "listed under|booked under|filed under|put it under|it'll be under|probably under|might be under|under his name|"
     "under her name"},
    {hint::own_name_wanted,
     "under mine|in mine|use mine|put mine|in my name|under my name|under me|my own name|put it under my|"
     "under my own|put me down|put my name"},
    {hint::other_name_wanted,
     "in his name|in her name|under his name|under her name|put it in his|put it in her|put it under his|"
     "put it under her|leave it how it is|leave it as it is|leave it under|keep it under|it's his house|it's her house|"
     "it's his account|it's her account|in their name|under their name|it's in his|it's in her|his account|her account|"
     "leave it in"},
    {hint::their_name,
     "his name's|his name is|her name's|her name is|their name is|tenant's name is|tenant's name|landlord's name is|"
     "landlord's name|owner's name is|husband's name is|wife's name is|husband's name|wife's name|son's name|"
     "daughter's name|mother's name|father's name|mom's name|dad's name|manager's name|technician's name|boss's name|"
     "the guy's name|the seller is|the owner is|the tenant is|named"},
    {hint::speaking,
     "speaking|you are|that'd be me|that would be me|this is she|this is he|this is him|this is her|i am"},
    {hint::nickname,
     "everyone calls me|everybody calls me|people call me|call me|everyone says|everybody says|friends call me|go by|"
     "goes by|known as|they call me|folks call me|nickname"},
    // --- phone ---
    {hint::reach_at,
     "my cell|my cell's|my number|my number's|my phone|call me at|reach me at|reach me on|call me on|best number|"
     "better number|use my own|my own|my mobile|callback number|call back number|call the office|number is|number's|"
     "my direct line|my line is|try me at|text me at|get me at|my home number|my work number|another number|"
     "different number|call back at|a better one|at home it's|you can call|you can reach me|my landline|call me back "
     "at|"
     "please call|should call|the office is|our office number"},
    {hint::not_this_number,
     "don't use this number|not this number|not this one|not on this one|don't call this|not the one i'm calling|"
     "this isn't my|this is my work|this is the office|this is my daughter's|this is my wife's|this is a friend's|"
     "not on this|borrowed phone|this phone is|not my phone|isn't my phone|this is somebody else's|instead of this"},
    {hint::their_number,
     "his number|his number's|her number|her number's|their number|tenant's number|his cell|his cell's|her cell|"
     "her cell's|his phone|her phone|their phone|tenant's phone|landlord's number|his mobile|call him|call her|"
     "reach him|reach her|text him|text her|call them|reach them|his number is|her number is|manager's number|"
     "owner's number|neighbor's number|her direct|his direct"},
    {hint::phone_question,
     "number|phone|callback|call you back at|reach you|best way to reach|contact number|call you at|to call"},
    // --- place ---
    {hint::address_question,
     "address|where's the house|where is the house|where's the home|where is the home|where do you live|"
     "where are you located|where are you|where is this|where should we|where is the|where's the|street|located|"
     "where does|which house|which address|what street|where in|location|where is it|where's that|house number|"
     "which property|which location|what's the place|where to|come out to|where would"},
    {hint::zip_question, "zip|zip code|zipcode|postal code|78"},
    {hint::at_address,
     "address is|i'm at|we're at|i am at|we are at|i live at|we live at|live at|located at|it's at|the house is|"
     "the address is|house is at|place is at|over at|that's at|it's|address|come to|the home is|the shop is|site's at|"
     "the site is|is at|he's at|she's at|they're at|lives at|out at|here at|property is|at|and it's"},
    {hint::old_place,
     "used to live|old address|old one|we moved|i moved|i've moved|we've moved|moved from|previous address|old "
     "house|old place|"
     "used to be|sold the|we sold|that's my work|my work|where i work|my office's|that's the office|"
     "that's the shop|our old|my old|former address|before we moved|last address|old zip|that was the|"
     "i always mix up|the wrong one"},
    {hint::other_place,
     "mailing address|billing address|mail goes|p o box|po box|bill goes|bills go|billing is|send the bill|"
     "send the invoice|invoice goes|mail comes|for billing|to bill|our mailing|our billing|don't use our|"
     "don't use my|is our po|is my po|the bill to|bill it to|mail it to|my mailing|my billing|"
     "corporate office|head office|main office|i live at|we live at|we live on|i live on|my own house is|"
     "my house is|my own address|we're in an apartment|for the invoice|home office is|headquarters"},
    {hint::service_place,
     "service address|but this is for|this is for|the service is|the work is|the site's|site is|the rental is|"
     "the rental's|the property is|property's at|house we need|the job is|the unit is at|where the work|"
     "the cabin is|the one that needs|for the house|for our|the house is|come to|needs to go to|the problem's at|"
     "it's actually at|the place is|house itself|home itself|place itself"},
    // --- parties ---
    {hint::decides,
     "my call|i make the call|i make the decisions|i own it|i own the|i own 'em|i own them|i'm the owner|i am the "
     "owner|"
     "i'm the homeowner|we own|i decide|i'm signing|i can approve|i can authorize|i'm authorized|i'm the one paying|"
     "i'm paying|i'm signing the check|don't ask anybody|signing the check|i inherited it|it's my house|up to me|"
     "own the home|own the house|i'm the boss|i approve"},
    {hint::decider_question,
     "able to approve|make the decision|make the decisions|decision maker|decision makers|own the home|own the house|"
     "the homeowner|the homeowners|authorize|authorizes|authorized"},
    {hint::needs_approval,
     "landlord has to|he has to say|has to say okay|has to approve|have to approve|needs to approve|need to "
     "approve|must approve|"
     "run it by|run this by|talk to my husband|talk to my wife|talk it over|ask my husband|ask my wife|ask my landlord|"
     "not allowed to authorize|can't authorize|can't approve|not authorized|check with my|check with the|get approval|"
     "get permission|the board decides|board has to|send him the estimate|not my decision|not my call|she'd have to "
     "approve|"
     "he'd have to approve|owner has to|up to my husband|up to my wife|up to the owner|up to my landlord|"
     "discuss it with|see what my husband|see what my wife"},
    {hint::third_party_business,
     "property manager|property management|i manage|we manage|on behalf of|my client|management company|i'm with the "
     "hoa|"
     "home warranty company|for a client|our tenant|my tenants|the tenants|the owners"},
    {hint::third_party_family,
     "calling for my|calling on behalf of my|it's for my|this is for my|for my mother|for my mom|for my dad|for my "
     "father|"
     "for my grandmother|for my grandma|for my grandfather|for my son|for my daughter|for my parents|for my sister|"
     "for my brother|for my aunt|for my uncle|for my neighbor|for a friend|my mom's house|my mother's house|"
     "my dad's house|my father's house|my parents' house|at my mom's|at my mother's|at my dad's|at my grandfather's|"
     "at my grandmother's|my grandfather's|my grandmother's|my elderly neighbor|ringing for my|my in laws'|my mother "
     "in law's"},
    {hint::third_party_tenant,
     "i have a tenant|my tenant|my tenants|one of my tenants|my renter|my renters|tenant says|tenant called|tenant's|"
     "rental house|rental property|my rental|i rent it out|we rent it out"},
    {hint::contact,
     "ask for|call him|call her|his name's|his name is|her name's|her name is|will let you in|will let him in|"
     "will let them in|can let him in|can let you in|can let them in|will be there|will be home|let him in|let them in|"
     "meet you there|meet him there|meet them|contact is|the contact|the tenant"},
    {hint::business_place,
     "my restaurant|our restaurant|my shop|our shop|my store|our store|my office|our office|the office|our clinic|my "
     "clinic|"
     "our church|the church|our sanctuary|sanctuary|warehouse|dental|dental office|law firm|law office|daycare|day "
     "care|"
     "salon|bakery|our school|the school|gym|fitness|hotel|motel|the restaurant|our building|commercial|rooftop unit|"
     "rooftop units|conference room|conference floor|waiting room|our customers|my customers|business|suite|our "
     "studio|cafe|"
     "coffee shop|front of house|dining room over|retail|strip mall|tire shop|wine bar|storefront|barber shop|"
     "property management|fellowship|kitchen over|server room|showroom|dealership|brewery|laundromat|funeral "
     "home|nursing home"},
    {hint::house_place,
     "house|my home|our home|the home|single family|two story|ranch style|backyard|attic|garage|bungalow|farmhouse|"
     "upstairs|porch|driveway|townhouse|townhome|mailbox"},
    {hint::condo_place, "condo|condos|condominium|condo tower|my hoa|our hoa|the hoa"},
    {hint::apartment_place,
     "apartment|my apartment|our apartment|apartment complex|apartment building|apt|my unit|i rent|i'm renting|renting "
     "the|"
     "leasing office|the complex"},
    {hint::home_office, "home office|office at home|work from home|works from home|office in the house"},
};

}  // namespace calllock::domain::words
